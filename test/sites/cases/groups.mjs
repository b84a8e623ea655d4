import * as addresses from './addresses.mjs'
import * as bodies from './bodies.mjs'
import * as fields from './fields.mjs'
import * as frontMatter from './frontMatter.mjs'
import * as goldmark from './goldmark.mjs'
import * as headings from './headings.mjs'
import * as hexoSettings from './hexoSettings.mjs'
import * as kramdown from './kramdown.mjs'
import * as losses from './losses.mjs'
import * as publishing from './publishing.mjs'
import * as signs from './signs.mjs'

/** All cases, by group and name. */
export const groups = { ...frontMatter, ...fields, ...bodies, ...addresses, ...goldmark, ...headings, ...hexoSettings, ...kramdown, ...losses, ...publishing, ...signs }
