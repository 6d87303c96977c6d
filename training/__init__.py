"""How the shipped weights are made: data in, train, export, card. Not in the wheel."""
