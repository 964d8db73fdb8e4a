"""Front ends of ``faq``: the command line, the console and Telegram."""
