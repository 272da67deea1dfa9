// An S3 server on a free port of this machine, which it prints. It ends, and removes its folder, when standard input closes.
const fs = require("fs");
const S3rver = require("s3rver");

const directory = process.argv[2];
const options = { address: "127.0.0.1", port: 0, silent: true, vhostBuckets: false, directory };
new S3rver(options).run().then(({ port }) => console.log(port));
process.stdin
  .on("close", () => {
    fs.rmSync(directory, { recursive: true, force: true });
    process.exit();
  })
  .resume();
