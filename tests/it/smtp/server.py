"""A mail server for the tests: takes its settings as JSON, prints {"port"} when it listens, then every mail as it came.

What it does with a recipient lies in the address: `later…` is put off at the first attempt, `never…` is refused.
"""

import asyncio
import email
import email.policy
import json
import logging
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

# What clients do wrong is what the tests are about.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)
settings = json.loads(sys.argv[1])
put_off = set()


def say(what):
    print(json.dumps(what), flush=True)


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("blocked"):
            return "553 5.7.1 this sender is not allowed"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("never"):
            return "550 5.1.1 no such user here"
        if address.startswith("later") and address not in put_off:
            put_off.add(address)
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "tls": session.ssl is not None,
                "authenticated": session.authenticated,
                "headers": [[name.lower(), str(value)] for name, value in mail.items()],
                "body": mail.get_content().replace("\r\n", "\n"),
                "raw": envelope.content.decode("ascii"),
            }
        )
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = data.login == settings["user"].encode() and data.password == settings["password"].encode()
    return AuthResult(success=right, handled=False)


def protocol():
    options = {}
    if "certificate" in settings:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(settings["certificate"], settings["key"])
        options = {"tls_context": context, "require_starttls": True}
    if "user" in settings:
        options |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": True}
    return SMTP(Handler(), hostname="localhost", **options)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", settings["port"])
    say({"port": server.sockets[0].getsockname()[1]})
    await server.serve_forever()


asyncio.run(main())
