"""Hosts: one pull at a time visits a host, whichever flow run it is of, by a concurrency limit of Prefect's for each.

How often a host is asked is for `pipelines/fetching/hosts.py` to say, which knows only what its own process asks. Pulls
to one ledger come one after the other in any case; the limits are for collections that share hosts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from prefect import get_client
from prefect.concurrency.asyncio import AcquireConcurrencySlotTimeoutError, concurrency
from prefect.settings import PREFECT_API_URL

# Pulls that may visit a host at a time.
AT_ONCE = 1

# Seconds after which a host is visited all the same. A server that was restarted may have forgotten who held a limit,
# and would hold it for ever.
LONGEST_WAIT = 600


@asynccontextmanager
async def host_alone(host: str) -> AsyncIterator[None]:
    """Wait until no other flow run visits a host, and let others wait.

    A temporary server is one flow run's own, and frees no limit of one that was killed; so there it is not asked.
    """
    async with AsyncExitStack() as held:
        if host and PREFECT_API_URL.value():
            name = f"host {host}"
            async with get_client() as client:
                await client.upsert_global_concurrency_limit_by_name(name, AT_ONCE)
            slot = concurrency(name, timeout_seconds=LONGEST_WAIT, raise_on_lease_renewal_failure=False)
            with suppress(AcquireConcurrencySlotTimeoutError):
                await held.enter_async_context(slot)
        yield
