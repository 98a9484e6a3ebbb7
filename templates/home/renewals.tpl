{{%AUTOESCAPE context="HTML"}}
{{! The renewals of contracts that are the reader's to prepare.  Filled by
    home_papers_renewals() in cgi-bin/view/home_papers.c: HAS_RENEWALS RENEWAL_COUNT
    RENEWAL(RENEWAL_NUMBER RENEWAL_TITLE RENEWAL_CUSTOMER RENEWAL_ENDS
    RENEWAL_CORE RENEWAL_TONE RENEWAL_LEFT) }}
{{#HAS_RENEWALS}}<section class="card" aria-labelledby="renewals"><div class="card-head"><h2 id="renewals">{{_"Contracts to renew"}} <span class="count tone-warn">{{RENEWAL_COUNT}}</span></h2><a href="/contracts?which=expiring">{{_"All that expire"}}</a></div><ul class="list">{{#RENEWAL}}<li><span class="avatar tone-{{RENEWAL_TONE}}">{{@icon signature}}</span><div><a class="strong" href="/contracts/{{RENEWAL_NUMBER}}">{{RENEWAL_CUSTOMER}}</a>{{#RENEWAL_CORE}} <span class="badge tone-brand">{{_"Core customer"}}</span>{{/RENEWAL_CORE}}<small>{{RENEWAL_TITLE}} · <span class="code">{{RENEWAL_NUMBER}}</span> · {{_"ends on {RENEWAL_ENDS}"}}</small></div><span class="badge tone-{{RENEWAL_TONE}}">{{RENEWAL_LEFT}}</span></li>{{/RENEWAL}}</ul></section>{{/HAS_RENEWALS}}
