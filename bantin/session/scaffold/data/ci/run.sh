#!/bin/sh
# Kiểm tra và làm bản tin trên máy Linux hay macOS chưa cài bantin, như máy chủ CI: sh .bantin-ci/run.sh
# Cần Python 3.11 trở lên, và mạng khi cài lần đầu. Gói nào khác mã băm ghi ở requirements.lock thì không được cài;
# bantin là tệp .whl nằm ngay trong thư mục này.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .bantin/ci
.bantin/ci/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r .bantin-ci/requirements.lock
.bantin/ci/bin/bantin check ${GITHUB_ACTIONS:+--format github}
.bantin/ci/bin/bantin build
