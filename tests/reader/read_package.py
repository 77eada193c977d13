"""Reads a .bvgoi package from docs/package-format.md alone, in another language.

    python3 read_package.py PACKAGE SECRET_HEX WORDS.txt

SECRET_HEX is the 32-byte secret of one of its recipients. Prints what is inside as JSON, or
ends with 1 and one line that says what is wrong. Uses nothing but Python's own library.
"""

import base64
import hashlib
import json
import struct
import sys
import zlib

import crypto

MAGIC = bytes.fromhex("894256474f490d0a")
SALT = b"benvung/unit-secret/1"
SHORT = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MAX_PACKED, MAX_HEADER, MAX_UNPACKED = 32 << 20, 256 << 10, 256 << 20


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


def frame(data):
    """Section 1."""
    need(16 <= len(data) <= MAX_PACKED, "size")
    need(data[:8] == MAGIC, "not a package")
    h, e = struct.unpack("<II", data[8:16])
    need(h <= MAX_HEADER, "header too long")
    need(len(data) == 16 + h + e + 64, "truncated or longer than it says")
    header = json.loads(data[16 : 16 + h])
    need(header["min_reader"] <= 1, "needs a newer reader: " + header["program"])
    key = bytes.fromhex(header["sender"]["keys"]["signing"])
    need(crypto.verify(key, data[:-64], data[-64:]), "signature")
    return header, data[16 + h : 16 + h + e]


def keys(secret):
    """Section 5: what a unit's secret gives."""
    seed = crypto.hkdf(secret, SALT, b"benvung/ed25519/1")
    scalar = crypto.hkdf(secret, SALT, b"benvung/x25519/1")
    age = crypto.bech32("age", crypto.x25519(scalar, crypto.BASE))
    return {"signing": crypto.signing_key(seed).hex(), "age": age}, scalar


def words(public, word_list):
    """Six words, 66 bits."""
    text = b"benvung/six-words/1\n" + bytes.fromhex(public["signing"]) + public["age"].encode()
    bits = int.from_bytes(hashlib.sha256(text).digest(), "big") >> (256 - 66)
    return [word_list[bits >> 11 * (5 - i) & 2047] for i in range(6)]


def unbase64(text):
    return base64.b64decode(text + "=" * (-len(text) % 4))


def unwrap(envelope, scalar):
    """age v1 with X25519 stanzas."""
    end = envelope.index(b"\n---") + 1
    mac_end = envelope.index(b"\n", end)
    lines = envelope[:end].decode("ascii").splitlines()
    need(lines[0] == "age-encryption.org/v1", "not an age file")
    own = crypto.x25519(scalar, crypto.BASE)
    file_key = None
    for at, line in enumerate(lines):
        if line.startswith("-> X25519 "):
            share, body = unbase64(line.split(" ")[2]), unbase64(lines[at + 1])
            shared = crypto.x25519(scalar, share)
            wrap = crypto.hkdf(shared, share + own, b"age-encryption.org/v1/X25519")
            file_key = file_key or crypto.open_chacha(wrap, bytes(12), body)
    need(file_key, "not for this key")
    import hmac

    mac = hmac.new(crypto.hkdf(file_key, b"", b"header"), envelope[: end + 3], hashlib.sha256)
    need(mac.digest() == unbase64(envelope[end + 4 : mac_end].decode()), "age header")
    body = envelope[mac_end + 1 :]
    key = crypto.hkdf(file_key, body[:16], b"payload")
    chunks, out, size = body[16:], b"", 65536 + 16
    count = max(1, -(-len(chunks) // size))
    for n in range(count):
        nonce = n.to_bytes(11, "big") + bytes([n == count - 1])
        plain = crypto.open_chacha(key, nonce, chunks[n * size : (n + 1) * size])
        need(plain is not None, "age payload")
        out += plain
    return out


def content(packed):
    """Section 3."""
    inflate = zlib.decompressobj()
    data = inflate.decompress(packed, MAX_UNPACKED)
    need(inflate.eof and not inflate.unused_data and not inflate.unconsumed_tail, "zlib")
    need(data.endswith(b"\n"), "last line")
    lines = data[:-1].split(b"\n")
    at = 0

    def take():
        nonlocal at
        need(at < len(lines), "ends early")
        at += 1
        return lines[at - 1]

    manifest = json.loads(take())
    parts = []
    for _ in range(manifest["parts"]):
        line = take()
        statement, proof = json.loads(line), json.loads(take())
        signed = b"benvung/statement/1\n" + line
        key, signature = bytes.fromhex(proof["key"]), bytes.fromhex(proof["signature"])
        need(crypto.verify(key, signed, signature), "statement of " + statement["id"])
        records = b""
        while len(records) < statement["content"]["bytes"]:
            records += take() + b"\n"
        pdf = b""
        while len(pdf) < (statement.get("pdf") or {"bytes": 0})["bytes"]:
            pdf += base64.b64decode(json.loads(take()))
        for extent, found in ((statement["content"], records), (statement.get("pdf"), pdf)):
            if extent:
                need(len(found) == extent["bytes"], "length in " + statement["id"])
                need(hashlib.sha256(found).hexdigest() == extent["sha256"], "hash")
        if records:
            head = json.loads(records.split(b"\n", 1)[0])
            need(head["ledger"] == statement["id"], "ledger")
            need(head["owner"] == statement["owner"], "owner")
            need(head["vector"] == statement["vector"], "vector")
        parts.append((statement, proof, records, pdf))
    need(at == len(lines), "more lines than parts")
    return manifest, parts


def short(digest):
    """Section 5: the first 100 bits as 20 signs."""
    bits = int(digest, 16) >> 156
    signs = "".join(SHORT[bits >> 5 * (19 - i) & 31] for i in range(20))
    return " ".join(signs[i : i + 5] for i in range(0, 20, 5))


def read(data, secret, word_list):
    header, envelope = frame(data)
    own, scalar = keys(secret)
    need(any(one["keys"] == own for one in header["recipients"]), "not for this key")
    manifest, parts = content(unwrap(envelope, scalar))
    need(manifest["header"] == header, "header and manifest differ")
    need([one[0]["id"] for one in parts] == header["ledgers"], "parts and header differ")
    need(sum(len(one[2]) + len(one[3]) for one in parts) == manifest["bytes"], "bytes")
    need(sum(one[2].count(b"\n") for one in parts) == manifest["lines"], "lines")
    plan = "plan/{}/{}".format(header["unit"], header["plan_year"])
    frozen = [one[0] for one in parts if one[0]["id"] == plan and one[0]["part"] == "snapshot"]
    fingerprint = frozen[0]["content"]["sha256"] if frozen else None
    need(manifest["fingerprint"] == fingerprint, "fingerprint")
    return {
        "kind": header["kind"],
        "unit": header["unit"],
        "number": header["number"],
        "sender_words": words(header["sender"]["keys"], word_list),
        "own": own,
        "sums": manifest["sums"],
        "fingerprint": fingerprint,
        "short": short(fingerprint) if fingerprint else None,
        "parts": [
            {
                "part": statement["part"],
                "id": statement["id"],
                "records": max(0, records.count(b"\n") - 1),
                "pdf": len(pdf),
                "owner_key": proof["key"],
            }
            for statement, proof, records, pdf in parts
        ],
    }


def main():
    path, secret, word_file = sys.argv[1:4]
    with open(path, "rb") as file:
        data = file.read()
    with open(word_file, encoding="utf-8") as file:
        word_list = file.read().splitlines()
    try:
        print(json.dumps(read(data, bytes.fromhex(secret), word_list), ensure_ascii=False))
    except (Refused, KeyError, ValueError, IndexError, zlib.error) as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
