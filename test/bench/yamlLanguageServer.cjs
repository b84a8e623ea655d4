// Validates front matter with the language service of Red Hat's YAML extension, called as its server calls it.
const { readdirSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')

const [folder, articles, schemaPath] = process.argv.slice(2)
const load = createRequire(join(folder, 'package.json'))
const { getLanguageService } = load('yaml-language-server')
const { TextDocument } = load('vscode-languageserver-textdocument')

const nothing = new Proxy(() => {}, { get: () => nothing, apply: () => undefined })
const service = getLanguageService({
  schemaRequestService: () => Promise.resolve(readFileSync(schemaPath, 'utf8')),
  workspaceContext: { resolveRelativePath: (path) => path },
  connection: nothing,
  telemetry: { send() {}, sendError() {}, sendTrack() {} },
})
service.configure({
  validate: true,
  schemas: [{ uri: 'file:///schema.json', fileMatch: ['*.yaml'], schema: JSON.parse(readFileSync(schemaPath, 'utf8')) }],
})

async function run() {
  let problems = 0
  for (const name of readdirSync(articles)) {
    for (const file of readdirSync(join(articles, name))) {
      const text = readFileSync(join(articles, name, file), 'utf8')
      const open = text.indexOf('---\n') + 4
      const block = text.slice(open, text.indexOf('\n---', open) + 1)
      problems += (await service.doValidation(TextDocument.create(`file:///${file}.yaml`, 'yaml', 1, block), false)).length
    }
  }
  console.log(problems)
}
run()
