import type { ValueReading } from '../../schema/engine/instance'

/** The schemas of front matter that come with a generator. */
export interface SiteSchemas {
  /**
   * What the generator demands of the fields of an article; undefined if it demands nothing.
   * @param path of the article, from the folder of the site, with forward slashes
   * @returns the same object for all articles with the same demands
   */
  readonly demands: (path: string) => FieldDemands | undefined
  /**
   * The path of the JSON Schema that the generator writes for an article, from the folder of the site. The file need not exist.
   * @param path of the article, from the folder of the site, with forward slashes
   * @returns undefined if the generator writes none
   */
  readonly writtenFor: (path: string) => string | undefined
  /** Whether a JSON Schema is one that the generator writes. @param path of its file, relative to any folder, with forward slashes */
  readonly isWritten: (path: string) => boolean
  /** How values are read before a schema of the site checks them; undefined if as JSON Schema defines them. */
  readonly values: ValueReading | undefined
}

export interface FieldDemands {
  /** A JSON Schema of the fields: the build stops at what does not match it. */
  readonly schema: object
  /** How values are read before it checks them; undefined if as JSON Schema defines them. */
  readonly values: ValueReading | undefined
  /** Whether every value that matches is published as it is written, so that nothing else need be said of these fields. */
  readonly isComplete: boolean
}

export const noSchemas: SiteSchemas = { demands: () => undefined, writtenFor: () => undefined, isWritten: () => false, values: undefined }
