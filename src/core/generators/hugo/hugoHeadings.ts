import type { HeadingIds, HeadingText } from '../../markdown/headingIds'

/** The values of `markup.goldmark.parser.autoHeadingIDType` (gohugo.io/configuration/markup). */
export const headingIdTypes = ['github', 'github-ascii', 'blackfriday'] as const
export type HeadingIdType = (typeof headingIdTypes)[number]

const parts: Omit<HeadingIds, 'idOf'> = { firstNumber: 1, isUnique: true, countsWritten: true, fromLevel: 1 }

/** Ids as Hugo makes them of the source of a heading (`markup/goldmark/autoid.go` of 0.111.3). */
const byType: Readonly<Record<HeadingIdType, HeadingIds>> = {
  github: { ...parts, idOf: (heading) => github(lastLine(heading).trim()) || 'heading' },
  'github-ascii': { ...parts, idOf: (heading) => github(withoutAccents(lastLine(heading).trim()).replace(/\P{ASCII}/gu, '')) || 'heading' },
  blackfriday: { ...parts, idOf: (heading) => blackfriday(lastLine(heading)) || 'heading' },
}

/** With `autoHeadingID: false` only ids that authors write. */
export const noHugoHeadings: HeadingIds = { ...parts, idOf: () => undefined }

export function hugoHeadings(type: HeadingIdType): HeadingIds {
  return byType[type]
}

/** goldmark takes the last line of a heading of several lines. */
function lastLine({ source }: HeadingText): string {
  return source.slice(source.lastIndexOf('\n') + 1)
}

function github(text: string): string {
  return lower(text.replace(/[^\p{L}\p{Nd}_\- ]/gu, '')).replaceAll(' ', '-')
}

/** `SanitizedAnchorName` of blackfriday: a hyphen for everything between letters and digits. */
function blackfriday(text: string): string {
  return lower(text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, ''))
}

/** In small letters, each letter by itself as in Go. */
function lower(text: string): string {
  return Array.from(text, (letter) => (letter === 'İ' ? 'i' : letter.toLowerCase())).join('')
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
}
