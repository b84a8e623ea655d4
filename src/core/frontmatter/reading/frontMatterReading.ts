import type { Fences } from '../fences'

/** Which front matter the sites of one generator find and read. */
export interface FrontMatterReading {
  /** Whether the opening fence must be the first characters of the file, without a blank line or a byte order mark before it. */
  readonly strictStart: boolean
  /**
   * Whether the generator reads a block, judged by its fences and its language.
   * @returns undefined if that depends on the settings of the site
   */
  readonly reads: (fences: Fences) => boolean | undefined
  /** Says that the generator does not read a block (`reads` is false); undefined if `reads` never returns false. */
  readonly unreadMessage: (() => string) | undefined
  /** Whether YAML may have the closing fence only. */
  readonly openingFenceOptional: boolean
  /** Whether fences of more than three hyphens are read, as long as both have the same length. */
  readonly longFences: boolean
  /** Whether JSON between fences is written without the braces around its pairs. */
  readonly jsonWithoutBraces: boolean
  /** How many spaces replace each tab before YAML is read; undefined if tabs stay. */
  readonly tabWidth: 2 | undefined
  /** Whether keys that differ only in capitals are one key. */
  readonly caselessKeys: boolean
  /** Whether the reader refuses all YAML that breaks the standard; js-yaml 3 reads some of it. */
  readonly strictYaml: boolean
}

/** Most generators: YAML between `---`; more only with settings or plug-ins of the site. */
export const yamlBetweenHyphens: FrontMatterReading = {
  strictStart: false,
  reads: ({ language, announced }) => (language === 'yaml' && announced === '' ? true : undefined),
  unreadMessage: undefined,
  openingFenceOptional: false,
  longFences: false,
  jsonWithoutBraces: false,
  tabWidth: undefined,
  caselessKeys: false,
  strictYaml: false,
}

/** Whether a block is a JSON object at the start of the file, without fences around it. */
export function isBareObject({ open, content }: Fences): boolean {
  return content.start === open.end && content.start > open.start
}
