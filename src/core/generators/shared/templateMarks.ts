import type { TemplateMarks } from '../../markdown/templateTags'

export const liquidTags: TemplateMarks = [
  ['{%', '%}'],
  ['{{', '}}'],
]

/** Nunjucks has the tags of Liquid, and comments, which nobody sees. */
export const nunjucksTags: TemplateMarks = [...liquidTags, ['{#', '#}']]

/** Hugo's shortcodes. */
export const shortcodes: TemplateMarks = [
  ['{{<', '>}}'],
  ['{{%', '%}}'],
]
