"""Web archives for the tests, record by record."""

import gzip

PARAGRAPHS = (
    "The foreign ministers of Norway and Chad met in Oslo on Thursday and said that they would sign a treaty on the water of the lake.",
    "It was the first visit of its kind, an official said, and the two sides had agreed that it would not be the last.",
)


def html(*paragraphs, language="en"):
    text = "".join(f"<p>{one}</p>" for one in paragraphs or PARAGRAPHS)
    return f"<html lang='{language}'><head><title>Ministers meet</title></head><body><article>{text}</article></body></html>"


def response(body, url="https://example.org/a", kind="text/html; charset=utf-8", status="200 OK", headers=""):
    body = body.encode() if isinstance(body, str) else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    return record(http, "response", url, "application/http; msgtype=response")


def conversion(text, url="https://example.org/a", languages=None):
    more = f"WARC-Identified-Content-Language: {languages}\r\n" if languages else ""
    return record(text.encode(), "conversion", url, "text/plain", more)


def record(content, kind, url="https://example.org/a", content_type="application/octet-stream", more="", length=None):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-26T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: {content_type}\r\n{more}Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def packed(*records):
    return b"".join(gzip.compress(one) for one in records)
