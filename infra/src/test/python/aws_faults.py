"""Lets the AWS CLI, version 2, read many commands in one process: a JSON list of lists of words on standard input. Prints a
JSON list of what it says of each. The words name an endpoint where nobody is: what is right ends there."""
import contextlib
import io
import json
import sys

from awscli import __version__
from awscli.clidriver import create_clidriver

if not __version__.startswith("2."):
    sys.exit("the AWS CLI is version " + __version__)
said = []
for words in json.load(sys.stdin):
    text = io.StringIO()
    with contextlib.redirect_stderr(text), contextlib.redirect_stdout(text):
        try:
            create_clidriver().main(words)
        except SystemExit:
            pass
    said.append(text.getvalue().strip())
json.dump(said, sys.stdout)
