// Builds the bundles (public/**/*.bundle.{js,ts,scss,css}) of apps as Frappe's own build does, for an engine
// whose wheel came without it. Usage: node build.mjs BENCH APP...
//
// Each bundle becomes <app>/public/dist/{js,css,css-rtl}/<name>.bundle.<hash>.<ext>; sites/assets/assets.json
// and assets-rtl.json say which file stands for which name. What Frappe's bundles expect of their builder is
// in plugins.mjs.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import autoprefixer from "autoprefixer";
import esbuild from "esbuild";
import postcss from "postcss";
import rtlcss from "rtlcss";
import {
	appFiles,
	htmlTemplates,
	leaveAssetsAlone,
	packageFixes,
	sassStyles,
	vueComponents,
} from "./plugins.mjs";

const [bench, ...apps] = process.argv.slice(2);
if (!bench || !apps.length) {
	console.error("Usage: node build.mjs BENCH APP...");
	process.exit(2);
}
const assets = path.join(bench, "sites", "assets");
const modules = fileURLToPath(new URL("node_modules", import.meta.url));
const plugins = [
	leaveAssetsAlone(),
	packageFixes(modules),
	appFiles(bench),
	htmlTemplates(),
	vueComponents(),
	sassStyles(bench, modules),
];
const options = {
	bundle: true,
	minify: true,
	write: false,
	metafile: true,
	target: ["es2020"],
	logLevel: "error",
	nodePaths: [modules],
	plugins,
	loader: {
		".woff": "dataurl",
		".woff2": "dataurl",
		".ttf": "dataurl",
		".eot": "dataurl",
		".svg": "dataurl",
		".png": "dataurl",
		".gif": "dataurl",
	},
	define: {
		"process.env.NODE_ENV": '"production"',
		__VUE_OPTIONS_API__: "true",
		__VUE_PROD_DEVTOOLS__: "false",
	},
};

const listed = { plain: {}, rtl: {} };
const written = new Set();
for (const app of apps) {
	await buildApp(app);
}
await writeList("assets.json", listed.plain);
await writeList("assets-rtl.json", listed.rtl);

async function buildApp(app) {
	const home = path.join(bench, "apps", app, app, "public");
	const bundles = existsSync(home) ? findBundles(home) : [];
	if (!bundles.length) return;
	for (const kind of ["js", "css"]) {
		const entries = bundles.filter((file) => (kind === "js") === /\.[jt]s$/.test(file));
		if (!entries.length) continue;
		const result = await esbuild.build({
			...options,
			entryPoints: entries.map((file) => ({
				in: file,
				out: path.basename(file).replace(/\.\w+$/, ""),
			})),
			outdir: path.join(home, "dist", kind),
			entryNames: "[name].[hash]",
		});
		await write(app, kind, result.outputFiles);
	}
	await removeOlder(path.join(home, "dist"));
}

// Older files go only when the new ones are there, so that a running site misses none.
async function removeOlder(dist) {
	for (const folder of readdirSync(dist)) {
		for (const name of readdirSync(path.join(dist, folder))) {
			const file = path.join(dist, folder, name);
			if (!written.has(file)) await rm(file);
		}
	}
}

function findBundles(home) {
	const found = [];
	for (const entry of readdirSync(home, { withFileTypes: true, recursive: true })) {
		const file = path.join(entry.parentPath ?? entry.path, entry.name);
		if (
			entry.isFile() &&
			/\.bundle\.(js|ts|scss|css)$/.test(entry.name) &&
			!/\/(dist|node_modules)\//.test(file)
		) {
			found.push(file);
		}
	}
	return found.sort();
}

// A script's own styles (of its Vue components and packages) travel inside the script.
async function write(app, kind, files) {
	const styles = new Map(
		files
			.filter((file) => file.path.endsWith(".css"))
			.map((file) => [bundleName(file.path), file])
	);
	for (const file of files) {
		if (kind === "js" && file.path.endsWith(".css")) continue;
		let text = file.text;
		if (kind === "js" && styles.has(bundleName(file.path))) {
			text += `\nfrappe.dom.set_style(${JSON.stringify(styles.get(bundleName(file.path)).text)});\n`;
		}
		if (kind === "css") {
			text = (
				await postcss([
					autoprefixer({ overrideBrowserslist: ["last 3 versions"] }),
				]).process(text, { from: undefined })
			).css;
			await save(
				app,
				"css-rtl",
				path.basename(file.path),
				rtlcss.process(text),
				listed.rtl,
				"rtl_"
			);
		}
		await save(app, kind, path.basename(file.path), text, listed.plain, "");
	}
}

function bundleName(file) {
	return path.basename(file).split(".bundle.")[0];
}

async function save(app, folder, name, text, list, prefix) {
	const home = path.join(bench, "apps", app, app, "public", "dist", folder);
	await mkdir(home, { recursive: true });
	await writeFile(path.join(home, name), text);
	written.add(path.join(home, name));
	const [bundle, ...rest] = name.split(".bundle.");
	list[`${prefix}${bundle}.bundle.${rest.join("").split(".").pop()}`] =
		`/assets/${app}/dist/${folder}/${name}`;
}

async function writeList(name, content) {
	await mkdir(assets, { recursive: true });
	const sorted = Object.fromEntries(Object.entries(content).sort());
	await writeFile(path.join(assets, name), JSON.stringify(sorted, null, "\t") + "\n");
}
