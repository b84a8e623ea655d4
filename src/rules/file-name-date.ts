import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import type { Rule } from '../core/lint/rule'

export const fileNameDate: Rule = {
  id: 'file-name-date',
  severity: 'warning',
  docs: {
    summary: 'The file of an article is named as the site generator demands.',
    why: 'Jekyll leaves out files in _posts whose names do not start with a date: the article is not published, and nothing says why.',
    authority: 'Jekyll, docs on posts; document.rb (DATE_FILENAME_MATCHER)',
    given: {
      generator: jekyll,
      path: '_posts/harbour-opens.md',
    },
    bad: ['⟦---⟧\ntitle: Harbour opens\ndate: 2024-01-05\n---\n'],
    good: ['---\ntitle: Harbour opens\npublished: false\n---\n'],
  },
  *check({ frontMatter }, { generator, path, published }) {
    const folder = generator.newArticles.datedFolder
    const name = path.slice(path.lastIndexOf('/') + 1)
    const isThere = folder !== undefined && (path.startsWith(`${folder}/`) || path.includes(`/${folder}/`))
    if (!frontMatter || !isThere || published().data['published'] === false || /^\d{2,4}-\d{1,2}-\d{1,2}-./.test(name)) return
    yield {
      range: frontMatter.open,
      message: l10n.t(
        '{0} only publishes files of {1} whose names start with a date, such as {2}: this article is left out.',
        generator.title ?? '',
        folder,
        `2024-01-05-${name}`,
      ),
    }
  },
}
