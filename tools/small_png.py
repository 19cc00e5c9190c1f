"""A screenshot as a PNG of at most 256 colours: a third of the bytes, and no difference to the eye."""

import base64
import zlib

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

MOST = 256
PIXELS = """async source => {
  const picture = new Image(); picture.src = "data:image/png;base64," + source; await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const bytes = pen.getImageData(0, 0, picture.width, picture.height).data;
  const parts = [];
  for (let at = 0; at < bytes.length; at += 32768)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 32768)));
  return [picture.width, picture.height, btoa(parts.join(""))];
}"""


def smaller(png: bytes, page: Page) -> bytes:
    """The same picture in fewer colours; the browser of ``page`` reads it."""
    width, height, text = page.evaluate(PIXELS, base64.b64encode(png).decode())
    pixels = np.frombuffer(base64.b64decode(text), np.uint8).reshape(height * width, 4)[:, :3]
    palette, index = _palette(pixels)
    return _png(width, height, palette, index.reshape(height, width))


def _palette(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The most frequent colours, which stay as they are, and for each pixel the nearest of them."""
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    colours, which, counts = np.unique(packed, return_inverse=True, return_counts=True)
    shades = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.int32)
    kept = shades[np.argsort(-counts, kind="stable")[:MOST]]
    distance = ((shades[:, None, :] - kept[None, :, :]) ** 2).sum(axis=2)
    return kept.astype(np.uint8), distance.argmin(axis=1).astype(np.uint8)[which]


def _png(width: int, height: int, palette: NDArray[np.uint8], index: NDArray[np.uint8]) -> bytes:
    """The file of an indexed picture (PNG, third edition, clause 11), rows unfiltered."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 3, 0, 0, 0))
    rows = np.hstack([np.zeros((height, 1), np.uint8), index]).tobytes()
    parts = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)
