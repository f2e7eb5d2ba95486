"""What gunicorn serves under `./dev test --without-guard`: the developer's application with the guard taken out."""

from attacking.unguarded import take_out

take_out()

from devtools.wsgi import application as application
