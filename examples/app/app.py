from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello():
    return {"message": "Hello from a cached build"}


@app.get("/healthz")
def healthz():
    return "", 204
