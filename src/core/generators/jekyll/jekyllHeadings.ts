import type { HeadingIds } from '../../markdown/headingIds'
import { textOf } from '../../markdown/headingText'
import { githubSlug } from '../shared/githubHeadings'

const parts: Omit<HeadingIds, 'idOf'> = { firstNumber: 1, isUnique: false, countsWritten: false, fromLevel: 1 }

/** Ids as kramdown-parser-gfm 1.1 makes them (`generate_gfm_header_id`). */
export const gfmHeadings: HeadingIds = { ...parts, idOf: ({ tokens }) => githubSlug(textOf(tokens).replaceAll('\t', ' ')) }

/** Ids as kramdown 2.4 makes them itself (`generate_id` of `converter/base.rb`), with `input: kramdown`. */
export const kramdownHeadings: HeadingIds = {
  ...parts,
  idOf: ({ source }) =>
    source
      .replace(/^[^a-z]+/gim, '')
      .replace(/[^a-z\d -]/gi, '')
      .replaceAll(' ', '-')
      .toLowerCase() || 'section',
}

/** With `auto_ids: false` (kramdown.gettalong.org/options.html) only ids that authors write. */
export const noHeadings: HeadingIds = { ...parts, idOf: () => undefined }
