"""``python -m dragoman``: the command line without its script."""

from dragoman.cli import main

if __name__ == "__main__":
    main(prog_name="dragoman")
