#!/usr/bin/env bash
# exifr 7.1.3: the time at which a photo was taken is read in the zone of the machine, although the photo names its own (OffsetTimeOriginal, Exif 2.31).
# Expected: 2024:01:05 08:00:00 with +08:00 is midnight UTC everywhere. Seen: 13:00 UTC on a machine in New York, 8:00 in UTC; the offset is
# returned as a field of its own and not used. The caption of IPTC, whose record says that it is UTF-8 (dataset 1:90, ESC % G), is read as Latin-1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exifr@7.1.3
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const exifr = require('exifr')
const bytes = (size, value) => {
  const buffer = Buffer.alloc(size)
  buffer.writeUIntBE(value, 0, size)
  return buffer
}
/** An entry of a directory: tag, type, count, offset of the value (TIFF 6.0, section 2). */
const entry = (tag, type, count, offset) => Buffer.concat([bytes(2, tag), bytes(2, type), bytes(4, count), bytes(4, offset)])
const taken = Buffer.from('2024:01:05 08:00:00\0')
const zone = Buffer.from('+08:00\0')
const values = 8 + 18 + 30
const exif = Buffer.concat([
  Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
  ...[bytes(2, 1), entry(0x8769, 4, 1, 26), bytes(4, 0)],
  ...[bytes(2, 2), entry(0x9003, 2, taken.length, values), entry(0x9011, 2, zone.length, values + taken.length), bytes(4, 0)],
  ...[taken, zone],
])
const dataset = (record, number, data) => Buffer.concat([bytes(1, 0x1c), bytes(1, record), bytes(1, number), bytes(2, data.length), data])
const iptc = Buffer.concat([dataset(1, 90, Buffer.from('\x1b%G')), dataset(2, 120, Buffer.from('Zürich'))])
const resource = Buffer.concat([Buffer.from('8BIM'), bytes(2, 0x0404), bytes(2, 0), bytes(4, iptc.length), iptc])
const segment = (marker, name, data) => Buffer.concat([bytes(2, marker), bytes(2, 2 + name.length + data.length), Buffer.from(name, 'latin1'), data])
const photo = Buffer.concat([
  bytes(2, 0xffd8),
  ...[segment(0xffe1, 'Exif\0\0', exif), segment(0xffed, 'Photoshop 3.0\0', resource)],
  bytes(2, 0xffd9),
])
const read = async (machine) => {
  process.env.TZ = machine
  const { DateTimeOriginal, OffsetTimeOriginal, Caption } = await exifr.parse(photo, { iptc: true })
  return [DateTimeOriginal.toISOString(), OffsetTimeOriginal, Caption]
}
const check = async () => {
  const seen = [await read('UTC'), await read('America/New_York')]
  console.log(seen)
  assert.deepEqual(seen, [
    ['2024-01-05T08:00:00.000Z', '+08:00', 'ZÃ¼rich'],
    ['2024-01-05T13:00:00.000Z', '+08:00', 'ZÃ¼rich'],
  ])
}
check()
EOF
node check.cjs
