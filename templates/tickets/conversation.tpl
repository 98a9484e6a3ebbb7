{{%AUTOESCAPE context="HTML"}}
{{! What was said and done about a case, oldest first.  Filled by
    ticket_view_conversation() in cgi-bin/view/ticket_talk.c.
    TALK(IS_MESSAGE IS_OURS IS_NOTE IS_LINE TALK_BY TALK_ROLE TALK_INITIAL
    TALK_TONE TALK_AT TALK_ISO TALK_BODY TALK_TEXT TALK_NOTE) and the names of
    parts/files.tpl }}
<ol class="conversation">
{{#TALK}}
{{#IS_MESSAGE}}<li class="message{{#IS_OURS}} message-ours{{/IS_OURS}}" id="m{{TALK_ID}}"><span class="avatar tone-{{TALK_TONE}}" aria-hidden="true">{{TALK_INITIAL}}</span><div><header><b>{{TALK_BY}}</b>{{#TALK_ROLE}}<small>{{TALK_ROLE}}</small>{{/TALK_ROLE}}<small><time datetime="{{TALK_ISO}}">{{TALK_AT}}</time></small></header><div class="bubble"><p class="pre-line">{{TALK_BODY:p}}</p>{{@include parts/files.tpl}}</div></div></li>{{/IS_MESSAGE}}
{{#IS_NOTE}}<li class="internal-note" id="m{{TALK_ID}}"><header>{{@icon lock small}}{{TALK_ROLE}}<small>{{TALK_BY}}</small><small><time datetime="{{TALK_ISO}}">{{TALK_AT}}</time></small></header><p class="pre-line">{{TALK_BODY:p}}</p>{{@include parts/files.tpl}}</li>{{/IS_NOTE}}
{{#IS_LINE}}<li class="system-line"><span>{{TALK_TEXT}}{{#TALK_NOTE}}: {{TALK_NOTE}}{{/TALK_NOTE}}{{#TALK_BY}} · {{TALK_BY}}{{/TALK_BY}} · <time datetime="{{TALK_ISO}}">{{TALK_AT}}</time></span></li>{{/IS_LINE}}
{{/TALK}}
</ol>
