"""What the reader that ships is called, for those who need no reader: its weights are not loaded for that."""

NAME = "dateline-minilm"
VERSION = "2"
