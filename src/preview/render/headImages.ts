import { isRecord } from '../../core/data/isRecord'
import { usualImageFields, type FieldPath, type ImageFields } from '../../core/frontmatter/imageFields'

/** An address in a field for the image at the head of an article. */
export interface HeadImage {
  readonly path: FieldPath
  /** As written, without white space around it. */
  readonly address: string
}

/** The maximum number of keys above an address, of addresses, and of values that are searched: aliases can make few into very many. */
const limits = { depth: 4, images: 100, values: 10_000 }

/**
 * The images at the head of an article, the one that is shown first. Of a map with several addresses, such as `cover: { src, url }`, one counts.
 * @param values the fields of the top level, as published
 */
export function headImagesIn(values: Iterable<readonly [string, unknown]>, fields: ImageFields = usualImageFields): readonly HeadImage[] {
  const found: (HeadImage & { readonly rank: number })[] = []
  let visited = 0
  const visit = (value: unknown, path: FieldPath) => {
    if (found.length >= limits.images || ++visited > limits.values) return
    if (Array.isArray(value)) for (const one of value) visit(one, path)
    else if (typeof value === 'string') add(value, path)
    else if (isRecord(value) && path.length < limits.depth) {
      const rest = found.splice(0)
      for (const [key, one] of Object.entries(value)) visit(one, [...path, key])
      const inside = found.splice(0).sort((a, b) => a.rank - b.rank)
      found.push(...rest, ...(fields.headRank(path) === undefined ? inside : inside.slice(0, 1)))
    }
  }
  const add = (text: string, path: FieldPath) => {
    const rank = fields.headRank(path)
    if (rank !== undefined && text.trim() !== '') found.push({ path, address: text.trim(), rank })
  }
  for (const [key, value] of values) visit(value, [key])
  return found.sort((a, b) => a.rank - b.rank).map(({ path, address }) => ({ path, address }))
}
