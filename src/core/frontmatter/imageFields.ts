import type { FrontMatter } from './frontMatter'
import type { ScalarNode, ValueNode } from '../data/nodes'

/** The keys that lead to a value of the front matter, from the outermost. Lists add nothing to the path. */
export type FieldPath = readonly string[]

/** Which values of the front matter of a site are addresses of images. */
export interface ImageFields {
  isImage(path: FieldPath): boolean
  /** The place of a field in the order in which fields are taken as the image at the head of an article; undefined for other images. */
  headRank(path: FieldPath): number | undefined
  /** Whether it is meant as that image: not as a thumbnail, and not as a part of a gallery. */
  isHead(path: FieldPath): boolean
}

// In the order in which they are taken as the head image. In upper or lower case, with `-` or `_` or none, `img` for `image`: see `plainKey`.
const heads =
  'headimage cover coverimage heroimage headerimage overlayimage leadimage mainimage topimage banner bannerimage featuredimage featureimage image ogimage socialimage'
const others = 'images photo photos thumbnail thumbnailimage teaserimage indeximage'
const ranks = new Map(`${heads} ${others}`.split(' ').map((name, index) => [name, index]))
const headCount = heads.split(' ').length

/** Keys with the address in a map for an image, as in `cover: { src: … }`, in the order in which they are taken. */
const addressKeys = ['image', 'src', 'url', 'path', 'file', 'feature', 'teaser']

/** Maps around fields of the whole article: Hugo's `params`, and those that themes have for what is above the article. */
const containers = new Set(['params', 'header', 'hero', 'seo', 'og', 'social'])

function plainKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/[-_]/g, '')
    .replace(/^(.*)img$/, '$1image')
}

/** Whether a key of the front matter usually has the address of an image, or several. */
export function isImageField(key: string): boolean {
  return ranks.has(plainKey(key))
}

/** The fields that usually hold images, on a site that says nothing of its own. */
export const usualImageFields: ImageFields = {
  isImage(path) {
    const key = path.at(-1) ?? ''
    if (isImageField(key)) return true
    if (!addressKeys.includes(key)) return false
    // The resources of a page (gohugo.io/content-management/page-resources).
    return path.slice(0, -1).some(isImageField) || (key === 'src' && path.at(-2) === 'resources')
  },
  headRank([first = '', ...rest]) {
    if (rest.length > 0 && containers.has(first)) return usualImageFields.headRank(rest)
    const rank = ranks.get(plainKey(first))
    if (rank === undefined || rest.length === 0) return rank
    const inMap = rest.length === 1 ? addressKeys.indexOf(rest[0] ?? '') : -1
    return inMap < 0 ? undefined : rank + (inMap + 1) / 100
  },
  isHead(path) {
    return (usualImageFields.headRank(path) ?? headCount) < headCount
  },
}

/** A text of the front matter that is the address of an image, or should be one. */
export interface ImageValue {
  readonly path: FieldPath
  readonly node: ScalarNode & { readonly value: string }
}

/** The texts in image fields, in document order; none if the front matter has syntax errors. */
export function* imageValues(frontMatter: FrontMatter | undefined, fields: ImageFields): Generator<ImageValue> {
  if (!frontMatter || frontMatter.errors.length > 0) return
  for (const { key, value } of frontMatter.fields) yield* imagesIn(value, [key], fields)
}

function* imagesIn(node: ValueNode, path: FieldPath, fields: ImageFields): Generator<ImageValue> {
  if (node.kind === 'list') for (const { value } of node.items) yield* imagesIn(value, path, fields)
  else if (node.kind === 'map') for (const { key, value } of node.fields) yield* imagesIn(value, [...path, key], fields)
  else if (isText(node) && fields.isImage(path)) yield { path, node }
}

function isText(node: ScalarNode): node is ImageValue['node'] {
  return typeof node.value === 'string'
}
