// Runs beside book.json in a folder where HyperFormula is installed: GPL, for the bench alone.
const { readFileSync } = require('node:fs');
const { HyperFormula } = require('hyperformula');

const { credits, payees, formulas } = JSON.parse(readFileSync('book.json', 'utf8'));
const creditRows = [
  ['payee', 'product', 'channel', 'amount'],
  ...credits.map(({ payee, product, channel, amount }) => [payee, product, channel, Number(amount)]),
];
const payRows = [
  ['payee', 'quota', 'revenue', 'harness', 'direct', 'pay'],
  ...payees.map(({ payee, quota }, index) => [
    payee,
    Number(quota),
    ...formulas.map((formula) =>
      formula.replaceAll('{row}', String(index + 2)).replaceAll('{last}', String(credits.length + 1)),
    ),
  ]),
];
const startedAt = performance.now();
const sheets = HyperFormula.buildFromSheets(
  { Credits: creditRows, Pay: payRows },
  { licenseKey: 'gpl-v3', maxRows: 200000 },
);
const pay = payees.map(({ payee }, index) => [
  payee,
  sheets.getCellValue({ sheet: 1, row: index + 1, col: 5 }),
]);
process.stdout.write(JSON.stringify({ ms: performance.now() - startedAt, pay }));
