import { disableTypes, imageSize } from 'image-size'

// Its SVG reader sees only the first 1,000 bytes (see svgHeader.ts); the other formats are guesses or not used on the web.
disableTypes(['svg', 'tga', 'pnm', 'j2c', 'ktx', 'dds', 'icns', 'cur', 'jp2', 'jxl', 'jxl-stream'])

/** The size and EXIF orientation that the header of an image file has. @throws when it has none */
export function sizeIn(head: Uint8Array): { readonly width: number; readonly height: number; readonly orientation?: number | undefined } {
  return imageSize(head)
}
