import { namesIn, noNames, type TemplateLanguage } from '../../templates/templateLanguage'

/** Liquid 4 and 5 (`lib/liquid/tags`); Jekyll 4 (`lib/jekyll/tags`), whose Liquid ignores unknown filters. */
export const jekyllLiquid: TemplateLanguage = {
  kind: 'liquid',
  tags: namesIn(
    'assign break capture case comment continue cycle decrement echo for if ifchanged include include_relative increment raw render tablerow unless liquid highlight link post_url',
  ),
  paired: namesIn('capture case for if ifchanged tablerow unless highlight'),
  inner: namesIn('else elsif when'),
  olderTags: noNames,
  filters: undefined,
  strictOutput: false,
  variables: namesIn('site page layout content paginator theme jekyll include forloop tablerowloop nil null true false empty blank'),
}

/** LiquidJS 10 (`src/tags`, `src/filters`), with the filters of Eleventy 3 (11ty.dev/docs/filters); Eleventy sets `strictFilters`. */
export const eleventyLiquid: TemplateLanguage = {
  kind: 'liquid',
  tags: namesIn(
    'assign for capture case comment include render decrement increment cycle if layout block raw tablerow unless break continue echo liquid',
  ),
  paired: namesIn('for capture case if block tablerow unless'),
  inner: namesIn('else elsif when'),
  olderTags: noNames,
  filters: namesIn(
    `abs append array_to_sentence_string at_least at_most base64_decode base64_encode capitalize ceil cgi_escape compact concat date date_to_long_string date_to_rfc822
    date_to_string date_to_xmlschema default divided_by downcase escape escape_once find find_exp find_index find_index_exp first floor group_by group_by_exp has has_exp
    inspect join json jsonify last lstrip map minus modulo newline_to_br normalize_whitespace number_of_words plus pop prepend push raw reject reject_exp remove
    remove_first remove_last replace replace_first replace_last reverse round rstrip sample shift size slice slugify sort sort_natural split strip strip_html
    strip_newlines sum times to_integer truncate truncatewords uniq unshift upcase uri_escape url_decode url_encode where where_exp xml_escape
    url slug log getPreviousCollectionItem getNextCollectionItem getCollectionItem getCollectionItemIndex inputPathToUrl renderTransforms serverlessUrl locale_url
    locale_links htmlBaseUrl transformWithHtmlBase addPathPrefixToFullUrl eleventyNavigation eleventyNavigationBreadcrumb eleventyNavigationToHtml eleventyNavigationToMarkdown`,
  ),
  strictOutput: true,
  variables: namesIn('page content collections pkg eleventy forloop tablerowloop nil null true false empty blank'),
}

/** Nunjucks 3 (`src/parser.js`, `src/filters.js`); Hexo 8 (`lib/plugins/tag`). Hexo before 8 had the four older tags. */
export const hexoNunjucks: TemplateLanguage = {
  kind: 'nunjucks',
  tags: namesIn(
    'raw verbatim if ifAsync for asyncEach asyncAll block macro call filter set switch extends include import from blockquote quote code codeblock iframe img image include_code include-code link post_path post_link asset_path asset_img asset_link pullquote url_for full_url_for',
  ),
  paired: namesIn('if ifAsync for asyncEach asyncAll block macro call filter set switch blockquote quote code codeblock pullquote'),
  inner: namesIn('else elif elseif case default'),
  olderTags: namesIn('gist jsfiddle vimeo youtube fancybox'),
  filters: namesIn(
    'abs batch capitalize center default d dictsort dump escape e first float forceescape format groupby indent int join last length list lower nl2br random reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title trim truncate upper urlencode urlize wordcount',
  ),
  strictOutput: true,
  variables: namesIn('loop true false none null'),
}

/** Hugo's embedded shortcodes (`tpl/tplimpl/embedded/templates/_shortcodes`), of all versions since 0.60. */
export const hugoShortcodes: TemplateLanguage = {
  kind: 'shortcodes',
  tags: namesIn(
    'figure gist highlight instagram instagram_simple param ref relref tweet twitter twitter_simple vimeo vimeo_simple x x_simple youtube details qr comment',
  ),
  paired: namesIn('highlight details comment'),
  inner: noNames,
  olderTags: noNames,
  filters: undefined,
  strictOutput: false,
  variables: noNames,
}
