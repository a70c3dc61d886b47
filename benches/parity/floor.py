"""The floor of the comparison: copying what bydel has built, file by file.

Nothing that writes the same files can be much faster. Build with the peers `bydel cp`, in this order.
"""
import os
import pathlib
import tempfile

import peers

TMP = pathlib.Path(os.environ.get("BENCH_TMP", pathlib.Path(tempfile.gettempdir()) / "bench"))


def adapt(corpus, site):
    site.mkdir(parents=True, exist_ok=True)


class Copy(peers.Peer):
    name = "cp"

    def version(self):
        return "-r"

    def build(self, site, out):
        built = TMP / out.name.replace("out-cp-", "out-bydel-")
        return ["cp", "-r", str(built), str(out)], {}


PEER = Copy()
