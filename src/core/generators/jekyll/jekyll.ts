import * as l10n from '@vscode/l10n'
import { readSafeYaml } from '../../data/scalars/scalarReaders'
import { yamlBetweenHyphens } from '../../frontmatter/reading/frontMatterReading'
import { hasAny } from '../shared/fileNames'
import type { SiteGenerator } from '../shared/generator'
import { liquidTags } from '../shared/templateMarks'

export const jekyll: SiteGenerator = {
  name: 'jekyll',
  title: 'Jekyll',
  detection: {
    files: ['_config.*'],
    folders: [],
    matches: ({ names }) =>
      hasAny(names, '_config.yml', '_config.yaml', '_config.toml') && hasAny(names, '_posts', '_layouts', '_includes', 'Gemfile'),
  },
  folders: {
    content: ['_posts', '_drafts'],
    // jekyllrb.com/docs/structure
    templates: ['_layouts', '_includes'],
    roots: [''],
    themes: [],
  },
  siteSettings: { files: ['_config.yml', '_config.yaml'], addressKeys: ['url'], timeZoneKeys: ['timezone'] },
  // `lib/jekyll/document.rb`, YAML_FRONT_MATTER_REGEXP
  frontMatter: {
    ...yamlBetweenHyphens,
    strictStart: true,
    reads: ({ language, announced }) => language === 'yaml' && announced === '',
    unreadMessage: () => l10n.t('Jekyll only reads YAML between --- lines: this front matter is published as text.'),
  },
  // SafeYAML (`lib/jekyll/document.rb`, `SafeYAML.load`). Unknown tags are ignored (`raise_on_unknown_tag` is off).
  yaml: { current: readSafeYaml, older: undefined, mergesKeys: true, refusesTags: false, keepsDigits: true, typedKeys: true },
  // jekyllrb.com/docs/configuration/options, future
  dates: { hidesFuture: true },
  titles: { fallback: undefined },
  // jekyllrb.com/docs/posts (categories and tags)
  taxonomies: { listIsPath: false, splitsAtBlanks: true },
  // kramdown, GFM (`lib/jekyll/configuration.rb`: hard_wrap false, smart_quotes; kramdown.gettalong.org/syntax.html).
  markdown: { footnotes: true, definitionLists: true, taskLists: true, dash: '–', headingIds: true, attributeLists: true },
  headingIds: true,
  templateMarks: liquidTags,
  // jekyllrb.com/docs/liquid/tags
  articleTag: {
    kind: 'post_url',
    hint: /\{%-?\s*post_url\s/,
    form: /^(\{%-?\s*post_url\s+)(?:(["'])([^"'{}]+)\2|([^\s"'{}%]+))\s*-?%\}$/,
  },
  fileTag: /^(\{%-?\s*link\s+\/?)([^\s{}%]+)\s*-?%\}$/,
  // Files of `_posts` without a date in their name are left out (jekyllrb.com/docs/posts).
  newArticles: { folder: '_posts', datedFolder: '_posts' },
  images: { folders: ['assets/images', 'assets/img'], bundlePage: undefined, assetFolder: undefined, headField: 'image' },
}
