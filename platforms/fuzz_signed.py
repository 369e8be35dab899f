"""Hooks for schemathesis: an enrolled phone that signs what is generated, so that it comes past the signature.

As a program (`fuzz_signed.py DESCRIPTION`) it prints the description with entries in the clear where a batch is sealed:
schemathesis then generates visits, edits, forms, meetings and objections, and the phone numbers, chains and seals them.
Every second entry is about a household that the phone holds, or most would end at "not yours".
Needs SO_THON_FUZZ_URL and SO_THON_FUZZ_CODE, a code for a phone of that commune.
"""

import atexit
import collections
import hashlib
import json
import os
import sys
import uuid

BODIES = {
    "visit": "Visit",
    "household": "HouseholdEdit",
    "submission": "Submission",
    "meeting": "Meeting",
    "objection": "Objection",
}
FORMS = {
    "visit": {"questionnaire": "yearly-review", "questionnaire_version": 2, "standard": "nd07-2021"},
    "submission": {"questionnaire": "follow-up", "questionnaire_version": 1},
}
AT = "2026-11-12T05:00:00Z"
AT_MS = 1794459600000


def in_the_clear(description):
    """The description of what is signed, with entries in the clear."""
    entries = [
        {
            "type": "object",
            "properties": {
                "kind": {"const": kind},
                "base_version": {"type": "integer", "minimum": 0, "maximum": 9},
                "body": {"$ref": f"#/components/schemas/{body}"},
            },
            "required": ["kind", "base_version", "body"],
        }
        for kind, body in BODIES.items()
    ]
    several = {"type": "array", "items": {"anyOf": entries}, "minItems": 1, "maxItems": 5}
    description["paths"]["/v1/batches"]["post"]["requestBody"]["content"] = {"application/json": {"schema": several}}
    for path in ("/health", "/v1/enrolments", "/v1/openapi.json"):
        description["paths"].pop(path)
    return description


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(in_the_clear(json.load(file)), sys.stdout)
    sys.exit()

import requests
import schemathesis
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Phone(requests.auth.AuthBase):
    """An enrolled phone."""

    def __init__(self, url, code):
        self.key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(code.encode()).digest())
        asked = {"protocol": 1, "code": code, "device_name": "schemathesis", "app": "0.1.0"}
        answer = requests.post(f"{url}/v1/enrolments", json=self.seal(json.dumps(asked)), timeout=30)
        answer.raise_for_status()
        self.device = answer.json()["device"]
        self.log, self.log_if_taken = (0, "0" * 64), None
        page = requests.get(f"{url}/v1/changes", params={"limit": 200}, auth=self, timeout=30)
        page.raise_for_status()
        self.households = [line for line in page.json()["records"] if line["kind"] == "household"]

    def sign(self, text):
        return self.key.sign(text.encode()).hex()

    def seal(self, payload):
        key = self.key.public_key().public_bytes_raw().hex()
        return {"payload": payload, "key": key, "signature": self.sign(payload)}

    def __call__(self, request):
        if request.path_url.startswith("/v1/batches"):
            body = request.body or ""
            text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
            request.prepare_body(None, None, json=self.seal(self.batch(text)))
            return request
        nonce = str(uuid.uuid4())
        request.headers["x-so-thon-device"] = self.device
        request.headers["x-so-thon-nonce"] = nonce
        request.headers["x-so-thon-signature"] = self.sign(
            "\n".join([request.method, request.path_url, self.device, nonce])
        )
        return request

    def batch(self, text):
        """The batch of generated entries; what are none is sealed as it is."""
        self.log_if_taken = None
        seq, prev_hash = self.log
        entries = []
        try:
            for generated in json.loads(text):
                seq += 1
                entry = self.entry(seq, prev_hash, generated)
                prev_hash = entry["hash"]
                entries.append(entry)
        except (ValueError, TypeError, KeyError, AttributeError):
            return text
        self.log_if_taken = (seq, prev_hash)
        batch = {"protocol": 1, "id": str(uuid.uuid4()), "device": self.device, "app": "0.1.0", "entries": entries}
        return json.dumps(batch)

    def entry(self, seq, prev_hash, generated):
        kind, base, body = generated["kind"], generated["base_version"], generated["body"]
        if seq % 2 == 0:
            held = self.households[seq % len(self.households)]
            own, base = held["household"], held["version"]
            if kind == "household":
                fixed = {key: own[key] for key in ("id", "village", "number")}
                body = body | {"household": body["household"] | fixed}
            else:
                household = {"household": own["id"]} if "household" in body else {}
                body = body | FORMS.get(kind, {}) | household | {"village": own["village"]}
        record = body["household"]["id"] if kind == "household" else body["id"]
        entry = {
            "seq": seq,
            "id": str(uuid.uuid4()),
            "kind": kind,
            "record": str(record).replace("\n", " "),
            "base_version": base,
            "body": json.dumps(body, ensure_ascii=False),
            "device_time": AT,
            "elapsed_ms": 1000,
            "prev_hash": prev_hash,
        }
        hashed = [seq, entry["id"], kind, entry["record"], base, AT_MS, 1000, prev_hash]
        text = "so-thon entry 1\n" + "".join(f"{field}\n" for field in hashed) + entry["body"]
        return entry | {"hash": hashlib.sha256(text.encode()).hexdigest()}


phone = Phone(os.environ["SO_THON_FUZZ_URL"], os.environ["SO_THON_FUZZ_CODE"])
fates = collections.Counter()
atexit.register(lambda: print("fates of entries:", dict(fates.most_common())))


@schemathesis.hook
def before_call(context, case, kwargs):
    kwargs["auth"] = phone


@schemathesis.hook
def after_call(context, case, response):
    if case.path == "/v1/batches" and response.status_code == 200 and phone.log_if_taken:
        phone.log, phone.log_if_taken = phone.log_if_taken, None
        receipt = json.loads(json.loads(response.content)["payload"])
        fates.update(line.get("code", line["outcome"]) for line in receipt["outcomes"])
