// The words in a photo of the sample newsroom, as a photographer's program writes them: an XMP packet in a segment of the JPEG (XMP Specification,
// part 3, 1.1.3). With `--fresh` nothing is written, and a photo with other words is an error.
import { readFileSync, writeFileSync } from 'node:fs'

const file = 'samples/newsroom/source/images/turbines.jpg'
const signature = 'http://ns.adobe.com/xap/1.0/\0'
const language = (text) => `<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`
const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Ines Marlowe / Tidewater Daily">
<dc:creator><rdf:Seq><rdf:li>Ines Marlowe</rdf:li></rdf:Seq></dc:creator>
<dc:description>${language('Turbines of the Halden wind farm, seen from the harbour')}</dc:description>
<dc:rights>${language('© 2025 Tidewater Daily')}</dc:rights>
<Iptc4xmpCore:AltTextAccessibility>${language('Three white wind turbines above a green coast')}</Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`

const photo = readFileSync(file)
const content = Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.from(packet)])
const segment = Buffer.concat([Buffer.from([0xff, 0xe1, (content.length + 2) >> 8, (content.length + 2) & 255]), content])
const parts = [photo.subarray(0, 2)]
let at = 2
// The packet stands behind the segment of JFIF, if there is one; an older packet goes.
if (photo[at + 1] !== 0xe0) parts.push(segment)
while (photo[at] === 0xff && photo[at + 1] >= 0xe0 && photo[at + 1] <= 0xef) {
  const end = at + 2 + photo.readUInt16BE(at + 2)
  const isPacket = photo.toString('latin1', at + 4, at + 4 + signature.length) === signature
  if (!isPacket) parts.push(photo.subarray(at, end))
  if (photo[at + 1] === 0xe0) parts.push(segment)
  at = end
}
const written = Buffer.concat([...parts, photo.subarray(at)])
if (!written.equals(photo)) {
  if (process.argv.includes('--fresh')) {
    console.error(`Not fresh (npm run generate):\n  ${file}`)
    process.exitCode = 1
  } else writeFileSync(file, written)
}
