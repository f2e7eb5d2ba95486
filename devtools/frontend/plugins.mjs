// What Frappe's bundles expect of their builder beyond plain esbuild, one plugin a habit.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as sass from "sass";
import { compileScript, compileStyle, compileTemplate, parse } from "vue/compiler-sfc";

// "/assets/..." is an address on the site, not a file to bundle.
export function leaveAssetsAlone() {
	return {
		name: "leave-assets-alone",
		setup(build) {
			build.onResolve({ filter: /^\/assets\// }, (args) => ({
				path: args.path,
				external: true,
			}));
		},
	};
}

// Packages that are asked for by a name which today's resolution does not find.
export function packageFixes(modules) {
	return {
		name: "package-fixes",
		setup(build) {
			build.onResolve({ filter: /^plyr\/dist\/plyr\.polyfilled$/ }, () => ({
				path: path.join(modules, "plyr", "dist", "plyr.polyfilled.js"),
			}));
		},
	};
}

// "frappe/public/js/..." is a path from the root of the app of that name.
export function appFiles(bench) {
	return {
		name: "app-files",
		setup(build) {
			build.onResolve({ filter: /^[a-z_]+\/(public|website)\// }, (args) => {
				const app = args.path.split("/")[0];
				const file = path.join(bench, "apps", app, args.path);
				return existsSync(file) ? { path: file } : undefined;
			});
		},
	};
}

// An imported .html file is a client-side template that registers itself under its name.
export function htmlTemplates() {
	return {
		name: "html-templates",
		setup(build) {
			build.onLoad({ filter: /\.html$/ }, async (args) => {
				const name = path.basename(args.path, ".html");
				const text = await readFile(args.path, "utf8");
				return {
					contents: `frappe.templates[${JSON.stringify(name)}] = ${JSON.stringify(text)};\n`,
					loader: "js",
				};
			});
		},
	};
}

// Vue single-file components: script and template become one module, each style an import of its own.
export function vueComponents() {
	return {
		name: "vue-components",
		setup(build) {
			build.onLoad({ filter: /\.vue$/ }, async (args) => componentModule(args.path));
			build.onResolve({ filter: /\.vue\?style=\d+$/ }, (args) => ({
				path: path.resolve(args.resolveDir, args.path),
				namespace: "vue-style",
			}));
			build.onLoad({ filter: /.*/, namespace: "vue-style" }, async (args) =>
				componentStyle(args.path)
			);
		},
	};
}

async function component(file) {
	const { descriptor, errors } = parse(await readFile(file, "utf8"), { filename: file });
	if (errors.length) throw errors[0];
	return { descriptor, id: `data-v-${hash(file)}` };
}

async function componentModule(file) {
	const { descriptor, id } = await component(file);
	const scoped = descriptor.styles.some((style) => style.scoped);
	const isSetup = Boolean(descriptor.scriptSetup);
	const hasScript = descriptor.script || descriptor.scriptSetup;
	const lines = descriptor.styles.map(
		(_, index) => `import ${JSON.stringify(`./${path.basename(file)}?style=${index}`)};`
	);
	const script = hasScript
		? compileScript(descriptor, {
				id,
				genDefaultAs: "component",
				inlineTemplate: isSetup,
				templateOptions: { compilerOptions: { scopeId: scoped ? id : undefined } },
			})
		: null;
	lines.push(script ? script.content : "const component = {};");
	if (descriptor.template && !isSetup) {
		const { code, errors } = compileTemplate({
			source: descriptor.template.content,
			filename: file,
			id,
			scoped,
			compilerOptions: {
				bindingMetadata: script?.bindings,
				scopeId: scoped ? id : undefined,
			},
		});
		if (errors.length) throw errors[0];
		lines.push(code, "component.render = render;");
	}
	if (scoped) lines.push(`component.__scopeId = ${JSON.stringify(id)};`);
	lines.push("export default component;");
	return { contents: lines.join("\n"), loader: "js", resolveDir: path.dirname(file) };
}

async function componentStyle(address) {
	const [file, index] = address.split("?style=");
	const { descriptor, id } = await component(file);
	const style = descriptor.styles[Number(index)];
	const source =
		style.lang === "scss"
			? sass.compileString(style.content, { quietDeps: true, logger: sass.Logger.silent })
					.css
			: style.content;
	const { code, errors } = compileStyle({ source, filename: file, id, scoped: style.scoped });
	if (errors.length) throw errors[0];
	return { contents: code, loader: "css", resolveDir: path.dirname(file) };
}

function hash(text) {
	let value = 0;
	for (const letter of text) value = (Math.imul(value, 31) + letter.codePointAt(0)) >>> 0;
	return value.toString(16);
}

// SCSS as Frappe writes it: "~package/file" from node_modules, "frappe/public/..." from the app.
export function sassStyles(bench, modules) {
	const importer = {
		findFileUrl(address) {
			if (address.startsWith("~"))
				return pathToFileURL(path.join(modules, address.slice(1)));
			const file = path.join(bench, "apps", address.split("/")[0], address);
			return /^[a-z_]+\/(public|website)\//.test(address) ? pathToFileURL(file) : null;
		},
	};
	return {
		name: "sass-styles",
		setup(build) {
			build.onLoad({ filter: /\.scss$/ }, async (args) => {
				const result = sass.compile(args.path, {
					importers: [importer],
					logger: sass.Logger.silent,
				});
				return {
					contents: result.css,
					loader: "css",
					resolveDir: path.dirname(args.path),
				};
			});
		},
	};
}
