import { usualImageFields, type ImageFields } from '../frontmatter/imageFields'
import { fieldAtPath, type SchemaField } from './fields'

/**
 * The fields of a site that hold images: those of its settings, those of its schema, and the usual ones.
 * @param named `imageFields` of the settings: keys, or paths such as `lead.photo`, in the order in which they are taken as the head image
 */
export function imageFieldsOf(fields: readonly SchemaField[], named: readonly string[]): ImageFields {
  const isNamedHead = (path: readonly string[]) => named.includes(path.join('.')) || fieldAtPath(fields, path)?.image === 'head'
  return {
    isImage: (path) => usualImageFields.isImage(path) || named.includes(path.join('.')) || fieldAtPath(fields, path)?.image !== undefined,
    headRank(path) {
      const index = named.indexOf(path.join('.'))
      if (index >= 0) return index - named.length - 1
      return isNamedHead(path) ? -1 : usualImageFields.headRank(path)
    },
    isHead: (path) => isNamedHead(path) || usualImageFields.isHead(path),
  }
}
