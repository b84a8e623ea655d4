// The constructs of floods.mjs: input that an attacker or a broken export may hand in.
import { frontMatter } from './floodsFrontMatter.mjs'
import { html } from './floodsHtml.mjs'
import { kramdown } from './floodsKramdown.mjs'
import { markdown } from './floodsMarkdown.mjs'
import { prose } from './floodsProse.mjs'
import { whole } from './floodsWhole.mjs'

export const floods = [...html, ...markdown, ...kramdown, ...frontMatter, ...prose, ...whole]
