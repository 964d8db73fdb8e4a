"""How a state file of any version becomes one of the newest."""
