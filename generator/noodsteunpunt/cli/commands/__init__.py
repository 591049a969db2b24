"""One module for each command, with `run(wish)`; `main` imports it when somebody gives the command."""
