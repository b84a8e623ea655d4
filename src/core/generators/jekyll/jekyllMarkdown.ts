import { shared, withOptions } from '../../markdown/markdownOptions'
import { usualOptions } from '../../markdown/kramdown/common/kramdownOptions'
import { kramdownRules } from '../../markdown/kramdown/kramdownRules'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { liquidTags } from '../shared/templateMarks'
import { isMap, unknownRenderer, valueAt, type MarkdownSettings } from '../shared/markdownSettings'
import { gfmHeadings, kramdownHeadings, noHeadings } from './jekyllHeadings'

/** kramdown, GFM (`lib/jekyll/configuration.rb`: hard_wrap false, smart_quotes; kramdown.gettalong.org/syntax.html). */
export const jekyllMarkdown: MarkdownFeatures = shared({
  footnotes: true,
  definitionLists: true,
  taskLists: true,
  dash: '–',
  htmlToEndTag: true,
  rules: kramdownRules(usualOptions),
  templateMarks: liquidTags,
  headings: gfmHeadings,
})

const renderers = ['kramdown']

/** `markdown:` and `kramdown:` of Jekyll's configuration (jekyllrb.com/docs/configuration/markdown). */
export const jekyllMarkdownSettings: MarkdownSettings = {
  files: ['_config.yml', '_config.yaml', '_config.toml'],
  renderers,
  read(files, options) {
    const [configuration] = files
    const named = options.renderer ?? valueAt(configuration?.data, 'markdown')
    const own = valueAt(configuration?.data, 'kramdown')
    const breaks = valueAt(own, 'hard_wrap') === true
    const input = valueAt(own, 'input')
    const withIds = typeof input === 'string' && input.toLowerCase() === 'kramdown' ? kramdownHeadings : gfmHeadings
    const headings = valueAt(own, 'auto_ids') === false ? noHeadings : withIds
    const broken = configuration && configuration.data === undefined
    return {
      features: withOptions(shared({ ...jekyllMarkdown, breaks, headings }), options, undefined),
      renderer: 'kramdown',
      files: configuration && isMap(own) ? [configuration.path] : [],
      doubt:
        typeof named === 'string'
          ? unknownRenderer({ renderer: named.toLowerCase() }, renderers)
          : broken
            ? { kind: 'file', path: configuration.path }
            : undefined,
    }
  },
}
