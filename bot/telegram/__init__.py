"""The Telegram front end: how updates come in, what is said to each, how answers go out."""
