import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import { renamed } from '../core/images/articleImages'
import { fileTagLinks, localLinks } from '../core/links/articleLinks'
import { examplePhoto } from '../core/images/examplePhoto'
import { findLinkedFile } from '../core/files/linkedFile'
import type { Renaming } from '../core/files/localFile'
import type { Rule } from '../core/lint/rule'
import { textAt } from '../core/text/text'

export const linkFileMissing: Rule = {
  id: 'link-file-missing',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'The files that links point to exist.',
    why: 'If the file is missing, readers get an error page instead of the article or the download. Reported only if the folder contains other files of the same kind, or a file has a similar name. Addresses of pages and links to other sites are not checked.',
    authority: 'HTML Standard, the a element; Jekyll: {% link %}; Zola: internal links',
    given: {
      generator: jekyll,
      files: {
        'example.md': examplePhoto,
        'harbour-opens.md': examplePhoto,
        'files/budget.pdf': examplePhoto,
        '_posts/2024-01-05-quay.md': examplePhoto,
      },
    },
    bad: [
      'See [the report](⟦harbor-opens.md⟧).\n',
      'See [the report][1].\n\n[1]: ⟦ferry-strike.md#fares⟧\n',
      '<a href="⟦/files/tides.pdf⟧">Tides</a>\n',
      '[Quay]({% link ⟦_posts/2024-01-05-quai.md⟧ %})\n',
    ],
    good: [
      'See [the report](harbour-opens.md#berths) and [the budget](/files/budget.pdf?v=2).\n',
      '[Quay]({% link _posts/2024-01-05-quay.md %})\n',
      '[Made elsewhere](/downloads/tides.pdf) and [a page](/ferry-strike/)\n',
      '[On the web](https://example.com/tides.pdf)\n',
    ],
  },
  *check(article, { generator, files, siteUrl }) {
    if (!files) return
    const ofTags = fileTagLinks(article, generator.fileTag)
    for (const link of [...localLinks(article, siteUrl), ...ofTags]) {
      const { address, range: at } = link
      const found = findLinkedFile(address, files)
      const near = found?.kind === 'missing' ? found.near : found?.otherCase
      if (!found || (found.kind === 'there' && !near)) continue
      const edits = near ? renamed(article, { range: at, isWritten: true, place: 'body' }, asWritten(near, textAt(article.text, at))) : []
      const name = lastName(address)
      yield {
        range: at,
        // The tag stops the build.
        severity: ofTags.includes(link) ? 'error' : 'warning',
        message:
          near && edits.length > 0
            ? l10n.t('There is no file “{0}”. Did you mean “{1}”?', name, near.names.at(-1) ?? '')
            : l10n.t('There is no file “{0}”: the link leads nowhere.', name),
        fixes: near && edits.length > 0 ? [{ title: l10n.t('Write “{0}”', near.names.join('/')), edits, safe: false }] : [],
      }
    }
  },
}

/** A root path may be written without its leading slash, or with a character before it. */
function asWritten({ names: [first = '', ...rest], sure }: Renaming, written: string): Renaming {
  if (first !== '' || written.startsWith('/')) return { names: [first, ...rest], sure }
  return { names: written.startsWith('@/') ? ['@', ...rest] : rest, sure }
}

function lastName(address: string): string {
  const path = address.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path.split('/').at(-1) ?? path)
  } catch {
    return path
  }
}
