// Property tests use the same cases in every run, so that a failure comes from the change under test. COPYDESK_SEED=N selects other
// cases. fast-check prints the seed and the path of a failing case.
// CommonJS, like the bundled tests: fast-check keeps separate settings for its CommonJS and its ESM form.
const { configureGlobal } = require('fast-check')

configureGlobal({ seed: Number(process.env.COPYDESK_SEED ?? 1) })
