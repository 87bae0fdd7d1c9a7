"""The guard: names and redirects that lead into a private network are refused, on the very address connected to."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import socket
import ssl
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pipelines.fetching.addresses import is_public
from pipelines.fetching.client import Fetcher
from pipelines.fetching.network import resolve_by_system
from pipelines.fetching.pages import FetchError
from tests.hostile_site import PAGE, HostileSite, page, redirect, status
from tests.pretend_internet import OTHER_PUBLIC, PUBLIC, PretendInternet
from tests.quick_fetch import failure, fetch, run, with_

WARY = with_(private_addresses=False)

NAMES = {
    "tin.example": [PUBLIC],
    "khac.example": [OTHER_PUBLIC],
    "rieng.example": ["10.0.0.7", "127.0.0.1"],
    "lan-lon.example": ["127.0.0.1", "169.254.169.254", PUBLIC],
    "khong.example": [],
}


@pytest.fixture
def site() -> Iterator[HostileSite]:
    with HostileSite() as site:
        yield site


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the machine that the tests run on."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def internet() -> PretendInternet:
    return PretendInternet(NAMES)


@pytest.mark.parametrize("address", [PUBLIC, OTHER_PUBLIC, "1.1.1.1", "64:ff9b::1.1.1.1", "::ffff:1.1.1.1"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",  # where clouds keep their passwords
        "100.64.0.1",  # behind a provider's NAT
        "0.0.0.0",
        "0.1.2.3",
        "192.0.2.1",  # documentation
        "198.18.0.1",  # benchmarks
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
        "2001::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::10.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::",
    ],
)
def test_addresses_of_somebodys_own_network(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "0.0.0.0",
        # Ways to write 127.0.0.1 that the system's resolver takes.
        "2130706433",
        "0x7f000001",
        "127.1",
        "0177.0.0.1",
        "localhost",
    ],
)
def test_this_machine_is_refused_however_it_is_written(site: HostileSite, host: str) -> None:
    error = failure(site.url("/", host), WARY)
    assert error.reason in ("refused address", "bad address", "no such host")
    assert not site.seen


def test_refusal_says_what_the_host_is_and_what_allows_it(internet: PretendInternet) -> None:
    error = failure("http://rieng.example/", WARY, internet=internet)
    assert (error.reason, error.found) == ("refused address", "rieng.example at 10.0.0.7, 127.0.0.1")
    assert error.expected == "a public address, or private_addresses = true"
    assert internet.connected == []


def test_public_host_is_connected_at_the_address_that_was_checked(site: HostileSite, internet: PretendInternet) -> None:
    site.add("/", page())
    assert fetch(site.url("/", "tin.example"), WARY, internet=internet).body == PAGE
    # The same connection served robots.txt and the page.
    assert set(internet.connected) == {PUBLIC}
    assert site.seen[0].headers["host"] == f"tin.example:{site.port}"


def test_only_the_public_ones_of_several_addresses_are_used(site: HostileSite, internet: PretendInternet) -> None:
    site.add("/", page())
    assert fetch(site.url("/", "lan-lon.example"), WARY, internet=internet).body == PAGE
    assert set(internet.connected) == {PUBLIC}


@pytest.mark.parametrize("location", ["http://127.0.0.1:{port}/", "http://rieng.example:{port}/", "//[::1]:{port}/"])
@pytest.mark.parametrize("robots", [True, False])
def test_redirect_into_a_private_network_is_refused(
    site: HostileSite, internet: PretendInternet, location: str, robots: bool
) -> None:
    site.add("/bai", redirect(location.format(port=site.port)))
    site.add("/", page())
    url = site.url("/bai", "tin.example")
    assert failure(url, WARY.model_copy(update={"robots": robots}), internet=internet).reason == "refused address"
    assert site.count("/") == 0


def test_redirect_of_robots_txt_into_a_private_network_is_refused(site: HostileSite, internet: PretendInternet) -> None:
    site.add("/robots.txt", redirect(f"http://127.0.0.1:{site.port}/inside"))
    site.add("/", page())
    assert failure(site.url("/", "tin.example"), WARY, internet=internet).reason == "refused address"
    assert site.count() == 0


def test_name_that_changes_its_address_gains_nothing(site: HostileSite) -> None:
    """DNS rebinding: public when it is checked, private when it is looked up again."""
    answers = [[PUBLIC], ["127.0.0.1"]]
    internet = PretendInternet({})

    async def rebinding(host: str) -> Sequence[str]:
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def use() -> str:
        async with Fetcher(resolve=rebinding, network=internet) as fetcher:
            site.add("/", page(headers={"Connection": "close"}))
            await fetcher.fetch(site.url("/", "tin.example"), WARY.model_copy(update={"robots": False}))
            try:
                await fetcher.fetch(site.url("/", "tin.example"), WARY)
            except FetchError as error:
                return error.reason
        return "fetched"

    assert asyncio.run(use()) == "refused address"
    assert internet.connected == [PUBLIC]


def test_connection_to_a_private_host_is_not_shared_with_those_who_may_not(site: HostileSite) -> None:
    url = site.add("/", page())

    async def use(fetcher: Fetcher) -> str:
        await fetcher.fetch(url, with_())
        try:
            await fetcher.fetch(url, WARY)
        except FetchError as error:
            return error.reason
        return "fetched"

    assert run(use) == "refused address"


@pytest.mark.parametrize("host", ["no.example", "khong.example", "xn--a.example", "xn--ls8h.example"])
def test_name_without_an_address_is_no_such_host(internet: PretendInternet, host: str) -> None:
    error = failure(f"http://{host}/", internet=internet)
    assert (error.reason, error.found) == ("no such host", host)


def test_name_that_can_not_be_looked_up_now_is_tried_again() -> None:
    asked = []

    async def resolve(host: str) -> Sequence[str]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    async def use() -> FetchError:
        async with Fetcher(resolve=resolve) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch("http://tin.example/", with_(robots=False))
            return caught.value

    error = asyncio.run(use())
    assert (error.reason, error.found) == (
        "connection failed",
        "tin.example: Temporary failure in name resolution",
    )
    assert len(asked) == 3


def test_next_address_is_tried_when_the_first_refuses(site: HostileSite) -> None:
    site.add("/", page())
    internet = PretendInternet({"tin.example": ["127.0.0.2", "127.0.0.1"]})
    assert fetch(site.url("/", "tin.example"), internet=internet).body == PAGE
    assert internet.connected[:2] == ["127.0.0.2", "127.0.0.1"]


def test_closed_port_is_a_failed_connection() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        error = failure(f"http://127.0.0.1:{closed.getsockname()[1]}/", with_(robots=False))
    assert error.reason == "connection failed"
    assert "refused" in str(error.found).lower()


def test_system_resolves_the_names_of_this_machine() -> None:
    found = asyncio.run(resolve_by_system("localhost"))
    assert {"127.0.0.1", "::1"} & set(found)


def make_certificate(folder: Path, name: str) -> ssl.SSLContext:
    """A certificate of this name, in `folder`/name.pem, and what a server needs to show it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, secret = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, secret)
    return context


@pytest.mark.parametrize(
    ("host", "trusted", "reason"),
    [
        ("tin.example", True, None),
        # The same server at the same address, by a name that its certificate doesn't have.
        ("khac.example", True, "TLS failed"),
        ("tin.example", False, "TLS failed"),
    ],
)
def test_certificate_is_asked_for_the_name_and_not_the_address(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    internet: PretendInternet,
    host: str,
    trusted: bool,
    reason: str | None,
) -> None:
    context = make_certificate(tmp_path, "tin.example")
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "tin.example.pem"))
    with HostileSite(tls=context) as site:
        site.add("/", page())
        url = site.url("/", host)
        if reason is None:
            assert fetch(url, WARY, internet=internet).body == PAGE
        else:
            error = failure(url, WARY, internet=internet)
            assert error.reason == reason
            assert "certificate" in str(error.found).lower() or "mismatch" in str(error.found).lower()
            assert site.count() == 0


def test_https_of_a_server_that_speaks_http_is_failed_tls(site: HostileSite) -> None:
    assert failure(site.url("/").replace("http:", "https:")).reason == "TLS failed"


def test_redirect_from_https_to_http_is_followed_and_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, internet: PretendInternet, site: HostileSite
) -> None:
    context = make_certificate(tmp_path, "tin.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "tin.example.pem"))
    site.add("/", page())
    with HostileSite(tls=context) as secure:
        secure.add("/", redirect(site.url("/", "khac.example")))
        found = fetch(secure.url("/", "tin.example"), WARY, internet=internet)
    assert found.final_url == site.url("/", "khac.example")


@pytest.mark.parametrize("variable", ["http_proxy", "ALL_PROXY"])
def test_proxy_of_the_environment_is_used(
    site: HostileSite, monkeypatch: pytest.MonkeyPatch, internet: PretendInternet, variable: str
) -> None:
    monkeypatch.setenv(variable, f"http://me:secret@127.0.0.1:{site.port}")
    site.add("http://tin.example/bai", page())
    assert fetch("http://tin.example/bai", WARY, internet=internet).body == PAGE
    seen = site.requests("http://tin.example/bai")[0]
    assert seen.headers["proxy-authorization"].startswith("Basic ")


def test_proxy_is_not_asked_for_private_hosts_nor_this_machine(
    site: HostileSite, monkeypatch: pytest.MonkeyPatch, internet: PretendInternet
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{site.port}")
    assert failure("http://rieng.example/", WARY, internet=internet).reason == "refused address"
    assert failure("http://10.0.0.7/", WARY, internet=internet).reason == "refused address"
    assert not site.seen
    assert fetch(site.add("/", page())).body == PAGE


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://[bad", "ftp://me:secret@127.0.0.1"])
def test_proxy_that_is_none_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("http_proxy", proxy)
    error = failure("http://1.1.1.1/", with_(robots=False))
    assert error.reason == "bad proxy"
    assert "secret" not in str(error.found)


def test_proxy_that_fails_is_a_failed_connection(monkeypatch: pytest.MonkeyPatch, site: HostileSite) -> None:
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{site.port}")
    site.add("tin.example:443", status(407))
    internet = PretendInternet(NAMES)
    error = failure("https://tin.example/", with_(robots=False), internet=internet)
    assert error.reason == "connection failed"
