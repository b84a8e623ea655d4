import { olderBreaks, refusedCharacters } from '../data/scalars/refusedCharacters'
import type { FrontMatter } from '../frontmatter/frontMatter'
import type { PublishedReading } from '../frontmatter/reading/publishedReading'
import * as l10n from '@vscode/l10n'
import type { ScalarNode } from '../data/nodes'
import { writeScalar } from '../data/writeYaml'
import type { SiteGenerator } from '../generators/shared/generator'
import type { Finding } from '../text/problem'
import { textAt } from '../text/text'
import { outcomeInWords } from './siteOutcome'

/** Whether the reader refuses the whole front matter because of a value without quotes. */
export function refused(value: ScalarNode, text: string, { yaml }: SiteGenerator): boolean {
  return value.style === 'plain' && yaml.refusedScalars?.test(value.source ?? textAt(text, value.range)) === true
}

export function refusedFinding({ range: at }: ScalarNode, text: string, generator: SiteGenerator, quotes: 'single' | 'double'): Finding {
  const written = textAt(text, at)
  return {
    range: at,
    message: refusedMessage(written, generator),
    severity: 'error',
    fixes: [
      { title: l10n.t('Put it in quotes'), edits: [{ range: at, newText: writeScalar(written, quotes) }], safe: !written.startsWith('*') },
    ],
  }
}

export function refusedMessage(written: string, generator: SiteGenerator): string {
  return l10n.t(
    '{0} cannot read “{1}” without quotes. {2}',
    generator.title ?? '',
    written,
    outcomeInWords(generator, generator.frontMatter.unreadable),
  )
}

/** The offsets of the characters that the generator refuses in YAML, and of the line breaks that only its reader knows, if it cannot read the YAML. */
export function* unreadableCharacters(
  text: string,
  { language, content, root }: FrontMatter,
  { title, yaml }: SiteGenerator,
  published: () => PublishedReading,
): Generator<number, undefined> {
  if (language !== 'yaml' || title === undefined || !yaml.characters) return undefined
  for (const { start } of refusedCharacters(text, content, root, yaml.characters)) yield start
  const breaks = yaml.characters === 'libYaml' ? [...textAt(text, content).matchAll(olderBreaks)] : []
  if (breaks.length > 0 && published().outcome !== 'read') for (const { index } of breaks) yield content.start + index
  return undefined
}
