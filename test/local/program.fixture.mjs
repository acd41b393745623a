/** A program that says what happens to it; called with `stubborn`, it does not listen to SIGTERM. */
const [mode] = process.argv.slice(2);

process.on('SIGTERM', () => {
  console.log('asked to stop');
  if (mode !== 'stubborn') process.exit(0);
});
console.error('a complaint');
console.log('ready');
if (mode !== 'brief') setInterval(() => {}, 1000);
